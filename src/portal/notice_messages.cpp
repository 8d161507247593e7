// Reading and writing notices as everyone reads them; see notice_messages.h.
#include "portal/notice_messages.h"

#include "portal/wire_reader.h"
#include "portal/wire_values.h"

namespace madoguchi::portal {

namespace {

using form::Value;

constexpr std::size_t day_bytes = 10;

PublicNoticeListing read_listing(Reader& reader, const Value& object, const std::string& place) {
  PublicNoticeListing notice;
  notice.id = reader.text(object, place, "id", 1, max_id_bytes);
  notice.title = reader.text(object, place, "title", 1, max_notice_title_bytes);
  notice.category = reader.named(object, place, "category", &notice_category_from_name, NoticeCategory::general);
  notice.important = reader.boolean(object, place, "important");
  notice.valid_from = reader.text(object, place, "validFrom", day_bytes, day_bytes);
  notice.valid_until = reader.optional_text(object, place, "validUntil");
  notice.unread = reader.boolean(object, place, "unread");
  return notice;
}

Value::Object listing_object(const PublicNoticeListing& notice) {
  Value::Object object{{"id", Value(notice.id)},
                       {"title", Value(notice.title)},
                       {"category", Value(notice_category_name(notice.category))},
                       {"important", Value(notice.important)},
                       {"validFrom", Value(notice.valid_from)}};
  add_if_any(object, "validUntil", notice.valid_until);
  object.emplace_back("unread", Value(notice.unread));
  return object;
}

}  // namespace

Result<PublicNoticeList, WireFault> read_public_notice_list(std::string_view json) {
  return read_message<PublicNoticeList>(json, [](Reader& reader, const Value& root, PublicNoticeList& list) {
    list.notices = read_items(reader, root, "", "notices", &read_listing);
  });
}

Result<PublicNotice, WireFault> read_public_notice(std::string_view json) {
  return read_message<PublicNotice>(json, [](Reader& reader, const Value& root, PublicNotice& notice) {
    notice.listing = read_listing(reader, root, "");
    notice.body = reader.text(root, "", "body", 0, max_notice_body_bytes);
  });
}

std::string write(const PublicNoticeList& message) {
  return written({{"notices", items_value(message.notices, listing_object)}});
}

std::string write(const PublicNotice& message) {
  Value::Object object = listing_object(message.listing);
  object.emplace_back("body", Value(message.body));
  return written(std::move(object));
}

}  // namespace madoguchi::portal
