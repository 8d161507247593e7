// What a virus scanner said of an attachment, in words for reviewers.
#pragma once

#include <string>

#include "portal/review_messages.h"
#include "ui/locale.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

std::string scan_words(const Locale& locale, const portal::AttachmentScan& scan);

// Whether the server gives the file out: not one that is infected, nor one that is to be looked at first.
bool may_be_opened(const portal::AttachmentScan& scan);
MessageKind scan_kind(const portal::AttachmentScan& scan);  // of what is said instead

}  // namespace madoguchi::ui
