// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QNetworkReply>

#include "domain/decision.h"
#include "domain/result.h"

namespace rebate::link {

/// A region's refusal as an Error; notLeader carries the leader in `field`, noLeader has field "leader".
Error errorOf(Problem problem, const std::string& field, const std::string& leader, const std::string& detail);

/// Why a finished reply is no success. `sent`: bytes of a write may have reached the region, so that silence, and
/// whatever somebody in between says, leave the outcome open (Errc::unanswered instead of unavailable).
Error errorOf(const QNetworkReply& reply, const QByteArray& body, bool sent);

bool isSuccess(const QNetworkReply& reply);
bool isProblem(const QNetworkReply& reply, const QByteArray& body);  ///< a region's own problem document

}  // namespace rebate::link
