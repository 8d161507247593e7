// The states of the screens of reviewers and administrators; part of states.h.
#pragma once

#include "shell/states.h"

namespace madoguchi::tests {

void visit_staff_states(const Options& options,
                        const std::function<void(Headless& page, std::string_view state)>& look);

}  // namespace madoguchi::tests
