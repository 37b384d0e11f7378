// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/order.h"
#include "targets.h"
#include "wire/feed_page.h"
#include "wire/json.h"

namespace rebate::fuzz {

/// Text that any store and any JSON can hold: UTF-8 without a zero byte.
bool isPlain(std::string_view text);

/// Exactly one moment, in a form that reads back as the same.
bool isSpeakable(Millis time);

/// What must hold of every page, whatever its bytes were: rows have a key, amounts of zero or more that can be split
/// without overflow, and texts and times that can be stored and shown; rejected rows say why.
Finding checkPage(const wire::FeedPage& page);

/// What must hold when a row's raw text is read again: it is the same version.
Finding sameAgain(const OrderVersion& version, const Result<wire::FeedReply>& again);

}  // namespace rebate::fuzz
