// The import of facilities' master data: a CSV file is chosen, the server says what it would change, the administrator
// says yes. The yes holds for that preview alone: if the master data changed meanwhile, the preview is made anew.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "client/staff_calls.h"
#include "portal/administration_messages.h"

namespace madoguchi::client {

enum class ImportStep { choosing, checking, preview, importing, done };

struct ImportView {
  ImportStep step = ImportStep::choosing;
  std::string file_name;  // empty: none was chosen
  std::uint64_t size_bytes = 0;
  std::uint64_t sent_bytes = 0;
  bool changed_meanwhile = false;          // the preview is a second one
  std::optional<portal::Problem> problem;  // why the last step was not done
  portal::ImportPreview preview;
  portal::ImportResult result;

  bool importable() const {
    return step == ImportStep::preview && preview.fault_count == 0 && preview.added + preview.changed > 0;
  }
};

class FacilityImport {
 public:
  FacilityImport(Ports& ports, std::function<void()> changed);
  ~FacilityImport();
  FacilityImport(const FacilityImport&) = delete;
  FacilityImport& operator=(const FacilityImport&) = delete;

  const ImportView& view() const { return view_; }
  void choose_file();
  void check_again();  // the same file, where it could not be checked
  void import();       // what the preview shows
  void start_again();

 private:
  void take(std::vector<ChosenFile> files);
  void check();
  void on_checked(const Response& response);
  void on_imported(const Response& response);
  void release();

  StaffCalls calls_;
  ImportView view_;
  std::optional<ChosenFile> file_;
};

}  // namespace madoguchi::client
