// Rows as an answer (requirement D12): each cell read as a field of its type, blank rows left out. What is wrong or
// missing is said at its place.
#include <algorithm>

#include "form/answer.h"
#include "form/place.h"
#include "form/shorten.h"

namespace madoguchi::form {

namespace {

using State = Answer::State;

// Of cells that the rows do not have this many are named; a hostile list gets no longer one.
constexpr std::size_t max_unknown_named = 20;

class RowsReader {
 public:
  RowsReader(const Field& field, const FieldRules& rules, const Days& days, Answer& answer,
             std::vector<Finding>& findings)
      : field_(field), rules_(rules), days_(days), answer_(answer), findings_(findings) {}

  void read(const Value::Array& list) {
    answer_.state = State::valid;
    answer_.row_count = 0;
    if (answer_.rows.size() < list.size()) answer_.rows.resize(list.size());
    for (std::size_t row = 0; row < list.size(); ++row) read_row(list[row], row);
    if (unknown_count_ > max_unknown_named) {
      refuse("record.too_many_unknown", {}, {{"count", Value(static_cast<std::int64_t>(unknown_count_))}});
    }
    if (answer_.state != State::valid) return;
    if (answer_.row_count == 0) {
      answer_.state = State::not_given;
    } else if (answer_.row_count < static_cast<std::size_t>(rules_.min_rows)) {
      refuse("rows.too_few", {}, {{"min", Value(rules_.min_rows)}});
    }
  }

 private:
  void read_row(const Value& raw, std::size_t row) {
    const Value::Object* members = raw.as_object();
    if (members == nullptr) return refuse("answer.wrong_type", row_place(row), {{"expected", Value("row")}});
    std::vector<Answer>& cells = answer_.rows[answer_.row_count].cells;
    cells.resize(field_.columns.size());
    bool blank = true;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const std::size_t found = findings_.size();
      read_answer(field_.columns[column], rules_.columns[column], raw.find(field_.columns[column].id), days_,
                  cells[column], findings_);
      for (std::size_t i = found; i < findings_.size(); ++i)
        findings_[i].place = row_place(row, field_.columns[column].id);
      if (cells[column].state == State::invalid) answer_.state = State::invalid;
      blank = blank && cells[column].state == State::not_given;
    }
    for (const auto& [name, value] : *members) {
      const auto has_name = [&, &cell = name](const Field& each) { return each.id == cell; };
      if (std::any_of(field_.columns.begin(), field_.columns.end(), has_name)) continue;
      blank = false;
      answer_.state = State::invalid;
      if (++unknown_count_ <= max_unknown_named) refuse("answer.unknown", row_place(row, shortened(name)));
    }
    if (blank) return;
    ++answer_.row_count;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (!rules_.columns[column].required || cells[column].state != State::not_given) continue;
      answer_.missing.push_back(row_place(row, field_.columns[column].id));
      answer_.state = State::invalid;
    }
  }

  void refuse(std::string_view code, std::string place, Value::Object params = {}) {
    answer_.state = State::invalid;
    findings_.push_back({code, Value(std::move(params)), false, std::move(place)});
  }

  const Field& field_;
  const FieldRules& rules_;
  const Days& days_;
  Answer& answer_;
  std::vector<Finding>& findings_;
  std::size_t unknown_count_ = 0;
};

}  // namespace

void read_rows(const Field& field, const FieldRules& rules, const Value& raw, const Days& days, Answer& answer,
               std::vector<Finding>& findings) {
  const auto refuse = [&](std::string_view code, Value::Object params) {
    answer.state = State::invalid;
    findings.push_back({code, Value(std::move(params))});
  };
  answer.row_count = 0;
  const Value::Array* list = raw.as_array();
  if (list == nullptr) return refuse("answer.wrong_type", {{"expected", Value(type_name(rules.type))}});
  if (list->size() > static_cast<std::size_t>(rules.max_rows)) {
    return refuse("rows.too_many", {{"max", Value(rules.max_rows)}});
  }
  RowsReader(field, rules, days, answer, findings).read(*list);
}

}  // namespace madoguchi::form
