// The reviewed text (requirement D10): what the confirmation dialog stood for, as canonical JSON. The client sends its
// SHA-256; the server makes the same text from what arrived and compares.
#pragma once

#include <string>

#include "form/definition.h"
#include "form/value.h"

namespace madoguchi::portal {

// {"form":ID,"version":N,"answers":{…}} with `answers` as Evaluation::answers gave them.
std::string reviewed_text(const form::Definition& definition, const form::Value& normalised_answers);

}  // namespace madoguchi::portal
