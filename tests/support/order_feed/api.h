// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "order_feed/feed.h"

namespace rebate::order_feed {

using Parameters = std::map<std::string, std::string, std::less<>>;

/// application/x-www-form-urlencoded, leniently: what cannot be decoded stays as it is.
Parameters parseForm(std::string_view form);

/// The platform's `error_response`. HTTP status 200 like every answer of that API.
std::string errorEnvelope(int code, std::string_view message, std::string_view subCode, std::string_view subMessage);

std::string jdError(int code, std::string_view message);
/// A result without rows: what the service behind JD's gateway says.
std::string jdResult(int code, std::string_view message);
std::string pddError(int code, std::string_view message);

/// Whose API a call is of: PDD's name it by `type`, JD's by a `method` of theirs; Taobao's is all else.
Platform platformOf(const Parameters& parameters);
/// The answer of that platform.
std::string answerCall(const Feed& feed, const Parameters& parameters, Time now);

/// jd.union.open.order.row.query, `360buy_param_json` {"orderReq":{pageIndex,pageSize,type,startTime,endTime}}:
/// windows of at most an hour, by creation (1) or update (3); at most 500 rows a page.
///   19 another method   43 orderReq cannot be read; inside the result: 413 a bad window or page
std::string answerJdOrders(const Feed& feed, const Parameters& parameters, Time now);

/// pdd.ddk.order.list.increment.get: windows of at most 24 hours in UNIX seconds, 10 to 100 rows a page.
///   10001 a parameter is bad   10000 another type
std::string answerPddOrders(const Feed& feed, const Parameters& parameters, Time now);

/// taobao.tbk.order.refund.get, `publisher_refund_order_query_option` {order_scene, query_type 5, start_time, end_time,
/// page_size, page_no, position_index, jump_type}: windows of at most 3 hours by update.
/// taobao.tbk.dg.punish.order.get, `af_order_option` {start_time, span, page_size, page_no}: at most 24 hours of orders
/// by creation, as their punishments stand now. 50 isv.*: a parameter is bad.
std::string answerRefunds(const Feed& feed, const Parameters& parameters, Time now);
std::string answerPunishments(const Feed& feed, const Parameters& parameters, Time now);

/// Answers a call of taobao.tbk.order.details.get: the page, or the error the platform would give.
///   2000 a time is missing or cannot be read      2001 start after end
///   2002 window over 3 hours                      2004 start in the future
///   2007 start more than 90 days ago              50   isv.*: any other parameter
///   21, 22 no method, another method
/// From page 2 on, `position_index` of the page before and `jump_type` 1 must be passed back
/// (-1 and the page after to go back).
std::string answerOrderDetails(const Feed& feed, const Parameters& parameters, Time now);

}  // namespace rebate::order_feed
