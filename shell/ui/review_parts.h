// What the reviewer's screens share.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "client/review_desk.h"
#include "portal/review_messages.h"
#include "ui/page.h"
#include "ui/staff_parts.h"

namespace madoguchi::ui {

// 「施術所」.
std::string_view facility_type_words(const Page& page, portal::FacilityType type);

// A line that is read out when it changes.
void status_line(Page& page, std::string_view id, std::string_view words);

// The fields that the queue is filtered by, and the states with their counts.
void draw_review_states(Page& page, const client::ReviewQueueView& view);
void draw_review_filter(Page& page, client::ReviewQueue& queue, const client::ReviewQueueView& view);

// Approving several: what is chosen, the question, what became of each.
void draw_approval(Page& page, client::ReviewQueue& queue, const client::ReviewQueueView& view);
void draw_approval_question(Page& page, client::ReviewQueue& queue, const client::ReviewQueueView& view);
void draw_approval_outcome(Page& page, client::ReviewQueue& queue, const client::ReviewQueueView& view);

// One application: what was sent beside what is known, what was done before, and the decision.
void draw_review_sheet(Page& page, client::ReviewCase& desk, const client::ReviewCaseView& view);
void draw_review_past(Page& page, client::ReviewCase& desk, const client::ReviewCaseView& view);
// `me`: the reviewer's name.
void draw_review_decision(Page& page, client::ReviewCase& desk, const client::ReviewCaseView& view,
                          const std::string& me);
// What is asked before it is done; after all else of the page.
void draw_account_question(Page& page, client::ReviewCase& desk);
void draw_decision_question(Page& page, client::ReviewCase& desk, const client::ReviewCaseView& view);

// The words of a field's label; the field's id where the form has no such field.
std::string field_words(const Page& page, const client::ReviewCase& desk, std::string_view field);

}  // namespace madoguchi::ui
