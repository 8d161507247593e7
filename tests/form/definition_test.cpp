// Definitions: the shipped one is read whole; a wrong one is refused with the place of its fault.
#include "form/definition.h"

#include "form/support.h"

using namespace madoguchi::form;
using namespace madoguchi::form::test;

namespace {

constexpr std::string_view small =
    R"({"id":"small","version":1,"titleKey":"t","facts":{"kind":["a","b"],"door":["open","shut"]},
  "fields":[
    {"id":"pick","type":"choice","labelKey":"l","choices":[{"value":"x","labelKey":"l"},{"value":"y","labelKey":"l"}]},
    {"id":"name","type":"text","labelKey":"l","rules":[{"rule":"length","max":5}]},
    {"id":"count","type":"integer","labelKey":"l","rules":[{"rule":"range","min":1,"max":9}]},
    {"id":"day","type":"date","labelKey":"l","rules":[{"rule":"dateRange","min":"2000-01-01","max":"today"}]},
    {"id":"door","type":"check","labelKey":"l","actionKey":"a","confirmedBy":["open"],"matches":[{"field":"name","attribute":"n"}]},
    {"id":"agree","type":"consent","labelKey":"l"},
    {"id":"files","type":"attachments","labelKey":"l","actionKey":"a",
     "rules":[{"rule":"files","max":2,"maxSizeBytes":10,"kinds":{"pdf":["pdf"]}}]}]})";

// The place where the small definition is refused after `text` was put in place of the value at `path`, e.g.
// {"fields","0","id"}; a member that is not there is added; an empty text takes the member away.
std::string place_of_fault(const std::vector<std::string>& path, std::string_view text) {
  Value root = json(small);
  Value* at = &root;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    if (auto* array = at->as_array()) {
      at = &(*array)[static_cast<std::size_t>(std::stoi(path[i]))];
    } else {
      at = const_cast<Value*>(at->find(path[i]));
    }
    BOOST_REQUIRE(at != nullptr);
  }
  if (text.empty()) {
    at->erase(path.back());
  } else if (auto* array = at->as_array()) {
    (*array)[static_cast<std::size_t>(std::stoi(path.back()))] = json(text);
  } else {
    at->set(path.back(), json(text));
  }
  const auto definition = Definition::create(to_json(root));
  return definition ? "none" : definition.error().pointer;
}

std::string fault_of_condition(std::string_view condition) {
  return place_of_fault({"fields", "1", "visibleWhen"}, condition);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(definition)

BOOST_AUTO_TEST_CASE(use_start_is_read_whole_in_form_order) {
  const Definition& form = use_start();
  BOOST_TEST(form.id() == "use-start");
  BOOST_TEST(form.version() == 1);
  std::string ids;
  for (const Field& field : form.fields()) ids += field.id + " ";
  BOOST_TEST(
      ids ==
      "confirmationMethod bankAccountNumber birthDate facilityCheck staffCount deviceCount termsAccepted attachments ");
  const Field* account = form.find("bankAccountNumber");
  BOOST_REQUIRE(account != nullptr);
  BOOST_TEST((account->storage == Storage::keyed_hash));
  BOOST_TEST(account->input_mode == "numeric");
  BOOST_TEST(account->autocomplete == "off");
  BOOST_TEST(account->marked_required);
  const Field* files = form.find("attachments");
  BOOST_TEST(joined(files->accepted_kinds) == "pdf png xls xlsx");
  BOOST_TEST(files->max_files == 10);
  BOOST_TEST(files->max_file_bytes == 104'857'600);
  BOOST_TEST(form.find("facilityCheck")->matches.size() == 2U);
  BOOST_TEST(form.find("staffCount")->in_review);
  BOOST_TEST(form.find("deviceCount")->in_review);
  BOOST_TEST(!form.find("bankAccountNumber")->in_review);
  BOOST_TEST((form.find("none") == nullptr));
}

BOOST_AUTO_TEST_CASE(every_key_of_use_start_has_words) {
  const Value forms = json(read_asset("locale/ja/forms.json"));
  const Value documents = json(read_asset("locale/ja/documents.json"));  // what is opened and read
  const auto expect = [&](const std::string& key) {
    if (key.empty()) return;
    for (const char* type : {"kenshin", "sejutsu"}) {
      const std::string resolved = resolve_key(key, facts(type));
      BOOST_TEST_INFO(resolved);
      BOOST_TEST((forms.find(resolved) != nullptr || documents.find(resolved) != nullptr));
    }
  };
  const Definition& form = use_start();
  expect(form.title_key());
  expect(form.lead_key());
  for (const Field& field : form.fields()) {
    for (const std::string* key : {&field.label_key, &field.hint_key, &field.help_key, &field.support_key,
                                   &field.example_key, &field.section_key, &field.document_key, &field.action_key}) {
      expect(*key);
    }
    for (const Choice& choice : field.choices) expect(choice.label_key);
  }
}

BOOST_AUTO_TEST_CASE(a_key_takes_the_value_of_a_fact) {
  BOOST_TEST(resolve_key("a.b", facts("kenshin")) == "a.b");
  BOOST_TEST(resolve_key("a.{facilityType}.b", facts("kenshin")) == "a.kenshin.b");
  BOOST_TEST(resolve_key("{facilityType}{facilityCheck}", facts("sejutsu", "none")) == "sejutsunone");
  BOOST_TEST(resolve_key("a.{other}", facts("kenshin")) == "a.");
  BOOST_TEST(resolve_key("a.{open", facts("kenshin")) == "a.{open");
}

BOOST_AUTO_TEST_CASE(B7_a_definition_as_small_as_can_be_is_read) {
  BOOST_TEST(place_of_fault({"id"}, "\"small\"") == "none");
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_refused) {
  for (const char* text : {"", "{", "[]", "1", "null"}) {
    BOOST_TEST_INFO(text);
    BOOST_TEST(!Definition::create(text).ok());
  }
  BOOST_TEST(!Definition::create(std::string(300'000, ' ') + std::string(small)).ok());
}

BOOST_AUTO_TEST_CASE(faults_of_the_whole_have_their_places) {
  BOOST_TEST(place_of_fault({"id"}, "") == "");
  BOOST_TEST(place_of_fault({"id"}, "\"Small\"") == "/id");
  BOOST_TEST(place_of_fault({"id"}, "7") == "/id");
  BOOST_TEST(place_of_fault({"version"}, "0") == "/version");
  BOOST_TEST(place_of_fault({"version"}, "\"1\"") == "/version");
  BOOST_TEST(place_of_fault({"titleKey"}, "\"a b\"") == "/titleKey");
  BOOST_TEST(place_of_fault({"titleKey"}, "\"a{none}\"") == "/titleKey");
  BOOST_TEST(place_of_fault({"titleKey"}, "\"a{kind\"") == "/titleKey");
  BOOST_TEST(place_of_fault({"titleKey"}, "\"a{kind}\"") == "none");
  BOOST_TEST(place_of_fault({"odd"}, "1") == "/odd");
  BOOST_TEST(place_of_fault({"a/b~c"}, "1") == "/a~1b~0c");
  BOOST_TEST(place_of_fault({"fields"}, "[]") == "/fields");
  BOOST_TEST(place_of_fault({"fields"}, "{}") == "/fields");
  BOOST_TEST(place_of_fault({"fields", "0"}, "7") == "/fields/0");
  BOOST_TEST(place_of_fault({"facts", "today"}, "[\"x\"]") == "/facts/today");
  BOOST_TEST(place_of_fault({"facts", "kind"}, "[]") == "/facts/kind");
  BOOST_TEST(place_of_fault({"facts", "kind"}, "[\"a\",\"a\"]") == "/facts/kind/1");
  BOOST_TEST(place_of_fault({"facts", "Kind"}, "[\"a\"]") == "/facts/Kind");
}

BOOST_AUTO_TEST_CASE(faults_of_fields_have_their_places) {
  BOOST_TEST(place_of_fault({"fields", "1", "id"}, "\"pick\"") == "/fields/1/id");
  BOOST_TEST(place_of_fault({"fields", "1", "id"}, "\"a b\"") == "/fields/1/id");
  BOOST_TEST(place_of_fault({"fields", "1", "type"}, "\"number\"") == "/fields/1/type");
  BOOST_TEST(place_of_fault({"fields", "1", "labelKey"}, "") == "/fields/1");
  BOOST_TEST(place_of_fault({"fields", "1", "odd"}, "1") == "/fields/1/odd");
  BOOST_TEST(place_of_fault({"fields", "1", "choices"}, "[]") == "/fields/1/choices");
  BOOST_TEST(place_of_fault({"fields", "1", "confirmedBy"}, "[]") == "/fields/1/confirmedBy");
  BOOST_TEST(place_of_fault({"fields", "1", "inputMode"}, "\"digits\"") == "/fields/1/inputMode");
  BOOST_TEST(place_of_fault({"fields", "1", "maxLength"}, "0") == "/fields/1/maxLength");
  BOOST_TEST(place_of_fault({"fields", "1", "storage"}, "\"hash\"") == "/fields/1/storage");
  BOOST_TEST(place_of_fault({"fields", "1", "required"}, "1") == "/fields/1/required");
  BOOST_TEST(place_of_fault({"fields", "1", "folds"}, "[\"case\"]") == "/fields/1/folds");
  BOOST_TEST(place_of_fault({"fields", "1", "compareFolds"}, "[\"width\"]") == "/fields/1/compareFolds");
  BOOST_TEST(place_of_fault({"fields", "0", "choices"}, "[]") == "/fields/0/choices");
  BOOST_TEST(place_of_fault({"fields", "0", "choices", "1", "value"}, "\"x\"") == "/fields/0/choices/1/value");
  BOOST_TEST(place_of_fault({"fields", "4", "id"}, "\"window\"") == "/fields/4/id");
  BOOST_TEST(place_of_fault({"fields", "4", "confirmedBy"}, "[\"ajar\"]") == "/fields/4/confirmedBy/0");
  BOOST_TEST(place_of_fault({"fields", "4", "matches", "0", "field"}, "\"agree\"") == "/fields/4/matches/0/field");
}

BOOST_AUTO_TEST_CASE(faults_of_rules_have_their_places) {
  BOOST_TEST(place_of_fault({"fields", "1", "rules"}, "[]") == "/fields/1/rules");
  BOOST_TEST(place_of_fault({"fields", "1", "rules"}, "") == "/fields/1/rules");
  BOOST_TEST(place_of_fault({"fields", "1", "rules", "0", "max"}, "\"5\"") == "/fields/1/rules/0/max");
  BOOST_TEST(place_of_fault({"fields", "1", "rules", "0", "max"}, "0") == "/fields/1/rules/0/max");
  BOOST_TEST(place_of_fault({"fields", "1", "rules", "0", "min"}, "6") == "/fields/1/rules/0/min");
  BOOST_TEST(place_of_fault({"fields", "1", "rules", "0", "odd"}, "6") == "/fields/1/rules/0/odd");
  BOOST_TEST(place_of_fault({"fields", "1", "rules", "0", "rule"}, "\"range\"") == "/fields/1/rules/0/rule");
  BOOST_TEST(place_of_fault({"fields", "1", "rules", "0", "rule"}, "\"regex\"") == "/fields/1/rules/0/rule");
  BOOST_TEST(place_of_fault({"fields", "1", "rules"}, R"([{"rule":"length","max":5},{"rule":"length","max":6}])") ==
             "/fields/1/rules/1/rule");
  BOOST_TEST(place_of_fault({"fields", "2", "rules", "0", "min"}, "10") == "/fields/2/rules/0/min");
  BOOST_TEST(place_of_fault({"fields", "2", "rules", "0", "min"}, "1.5") == "/fields/2/rules/0/min");
  BOOST_TEST(place_of_fault({"fields", "2", "rules", "0", "max"}, "1000000000000000000") == "/fields/2/rules/0/max");
  BOOST_TEST(place_of_fault({"fields", "3", "rules", "0", "min"}, "\"2000-02-30\"") == "/fields/3/rules/0/min");
  BOOST_TEST(place_of_fault({"fields", "3", "rules", "0", "max"}, "\"1999-12-31\"") == "/fields/3/rules/0/min");
  BOOST_TEST(place_of_fault({"fields", "3", "rules", "0", "max"}, "\"tomorrow\"") == "/fields/3/rules/0/max");
  BOOST_TEST(place_of_fault({"fields", "6", "rules", "0", "kinds"}, "{}") == "/fields/6/rules/0/kinds");
  BOOST_TEST(place_of_fault({"fields", "6", "rules", "0", "kinds"}, R"({"pdf":[".pdf"]})") ==
             "/fields/6/rules/0/kinds/pdf");
  BOOST_TEST(place_of_fault({"fields", "6", "rules", "0", "max"}, "0") == "/fields/6/rules/0/max");
  BOOST_TEST(place_of_fault({"fields", "6", "rules", "0", "maxSizeBytes"}, "") == "/fields/6/rules/0");
  BOOST_TEST(place_of_fault({"fields", "5", "rules"},
                            R"([{"rule":"refuse","when":{"answer":"agree","is":true},"code":"Bad"}])") ==
             "/fields/5/rules/0/code");
  BOOST_TEST(place_of_fault({"fields", "5", "rules"}, R"([{"rule":"refuse","code":"a.b"}])") == "/fields/5/rules/0");
}

BOOST_AUTO_TEST_CASE(faults_of_conditions_have_their_places) {
  BOOST_TEST(fault_of_condition(R"({"fact":"kind","is":"a"})") == "none");
  BOOST_TEST(fault_of_condition(
                 R"({"not":{"any":[{"answer":"pick","in":["x","y"]},{"answer":"day","given":true}]}})") == "none");
  BOOST_TEST(fault_of_condition(R"({"answer":"count","in":[1,2]})") == "none");
  BOOST_TEST(fault_of_condition("7") == "/fields/1/visibleWhen");
  BOOST_TEST(fault_of_condition("{}") == "/fields/1/visibleWhen");
  BOOST_TEST(fault_of_condition(R"({"all":[]})") == "/fields/1/visibleWhen/all");
  BOOST_TEST(fault_of_condition(R"({"all":{}})") == "/fields/1/visibleWhen/all");
  BOOST_TEST(fault_of_condition(R"({"any":[{"fact":"kind","is":"c"}]})") == "/fields/1/visibleWhen/any/0/is");
  BOOST_TEST(fault_of_condition(R"({"fact":"weather","is":"a"})") == "/fields/1/visibleWhen/fact");
  BOOST_TEST(fault_of_condition(R"({"fact":"kind"})") == "/fields/1/visibleWhen");
  BOOST_TEST(fault_of_condition(R"({"fact":"kind","is":["a"]})") == "/fields/1/visibleWhen/is");
  BOOST_TEST(fault_of_condition(R"({"fact":"kind","in":"a"})") == "/fields/1/visibleWhen/in");
  BOOST_TEST(fault_of_condition(R"({"fact":"kind","in":["a","c"]})") == "/fields/1/visibleWhen/in/1");
  BOOST_TEST(fault_of_condition(R"({"answer":"nobody","is":"a"})") == "/fields/1/visibleWhen/answer");
  BOOST_TEST(fault_of_condition(R"({"answer":"pick","is":"z"})") == "/fields/1/visibleWhen/is");
  BOOST_TEST(fault_of_condition(R"({"answer":"count","is":"1"})") == "/fields/1/visibleWhen/is");
  BOOST_TEST(fault_of_condition(R"({"answer":"agree","is":false})") == "/fields/1/visibleWhen/is");
  BOOST_TEST(fault_of_condition(R"({"answer":"files","is":"a"})") == "/fields/1/visibleWhen/is");
  BOOST_TEST(fault_of_condition(R"({"answer":"files","given":false})") == "/fields/1/visibleWhen/given");
  BOOST_TEST(fault_of_condition(R"({"fact":"kind","is":"a","odd":1})") == "/fields/1/visibleWhen/odd");
  BOOST_TEST(place_of_fault({"fields", "0", "requiredWhen"}, R"({"fact":"kind","is":"a"})") == "none");
  std::string deep = R"({"fact":"kind","is":"a"})";
  for (int i = 0; i < 15; ++i) deep = "{\"not\":" + deep + "}";
  BOOST_TEST(fault_of_condition(deep).substr(0, 22) == "/fields/1/visibleWhen/");
}

BOOST_AUTO_TEST_CASE(required_and_required_when_exclude_each_other) {
  Value root = json(small);
  Value& field = (*const_cast<Value*>(root.find("fields"))->as_array())[1];
  field.set("required", Value(true));
  field.set("requiredWhen", json(R"({"fact":"kind","is":"a"})"));
  BOOST_TEST(Definition::create(to_json(root)).error().pointer == "/fields/1/requiredWhen");
}

BOOST_AUTO_TEST_CASE(cycles_of_visibility_are_refused) {
  BOOST_TEST(fault_of_condition(R"({"answer":"name","given":true})") == "/fields/1/visibleWhen");
  Value root = json(small);
  auto& fields = *const_cast<Value*>(root.find("fields"))->as_array();
  fields[1].set("visibleWhen", json(R"({"answer":"count","is":1})"));
  fields[2].set("visibleWhen", json(R"({"not":{"answer":"day","given":true}})"));
  BOOST_TEST(Definition::create(to_json(root)).ok());
  fields[3].set("visibleWhen", json(R"({"any":[{"fact":"kind","is":"a"},{"answer":"name","is":"x"}]})"));
  BOOST_TEST(Definition::create(to_json(root)).error().pointer == "/fields/1/visibleWhen");
}

BOOST_AUTO_TEST_CASE(a_form_of_more_fields_than_any_real_one_is_refused) {
  Value root = json(small);
  auto& fields = *const_cast<Value*>(root.find("fields"))->as_array();
  for (int i = 0; i < 200; ++i) {
    Value field = fields[5];
    field.set("id", Value("agree" + std::to_string(i)));
    fields.push_back(field);
  }
  BOOST_TEST(Definition::create(to_json(root)).error().pointer == "/fields");
}

BOOST_AUTO_TEST_SUITE_END()
