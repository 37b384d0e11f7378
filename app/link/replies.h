// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <vector>

#include "ports/region_link.h"
#include "wire/decision_json.h"

namespace rebate::link {

/// Answers of the region API as values. Errc::malformed when they are not what the contract says.
std::string_view viewOf(const QByteArray& bytes);
Result<RegionHello> helloIn(const QByteArray& body);
Result<SessionGrant> grantIn(const QByteArray& body);
Result<RebateDetail> detailIn(const QByteArray& body);
Result<std::vector<DecisionReply>> repliesIn(const QByteArray& body);
Result<DecisionReply> replyIn(const QByteArray& body);
/// Of a success what was made or changed; of a problem document why not, and what stands there now.
Result<CommandReply> commandReplyIn(int status, const QByteArray& body);

}  // namespace rebate::link
