// Every screen in every state that a person can meet, brought about on the headless client: for what must hold of all.
#pragma once

#include <functional>
#include <string_view>

#include "shell/headless.h"

namespace madoguchi::tests {

// Calls `look` with the client in each state and the state's name.
void visit_states(const Options& options, const std::function<void(Headless& page, std::string_view state)>& look);

}  // namespace madoguchi::tests
