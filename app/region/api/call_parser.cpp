// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/url.hpp>

#include "region/api/connection.h"

namespace rebate::region {
namespace {

std::string bearerOf(std::string_view header) {
  constexpr std::string_view kScheme = "Bearer ";
  return header.starts_with(kScheme) ? std::string(header.substr(kScheme.size())) : std::string{};
}

std::string_view viewOf(beast::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

std::optional<Call> callOf(const http::request<http::string_body>& request, const std::string& peer) {
  const auto target = boost::urls::parse_origin_form(viewOf(request.target()));
  if (target.has_error()) return std::nullopt;
  Call call;
  call.method = viewOf(request.method_string());
  // Segment by segment: an encoded slash inside an id is no slash of the path.
  for (const auto& segment : target->encoded_segments()) {
    const auto plain = segment.decode();
    if (plain.find('/') != std::string::npos || !wire::isPlainText(plain)) return std::nullopt;
    call.path += "/" + plain;
  }
  if (call.path.empty()) call.path = "/";
  for (const auto& parameter : target->params()) {
    if (!wire::isPlainText(parameter.key) || !wire::isPlainText(parameter.value)) return std::nullopt;
    call.query[parameter.key] = parameter.value;
  }
  call.body = request.body();
  call.token = bearerOf(viewOf(request[http::field::authorization]));
  call.lastEventId = viewOf(request["Last-Event-ID"]);
  call.idempotencyKey = viewOf(request["Idempotency-Key"]);
  call.ifMatch = viewOf(request[http::field::if_match]);
  call.address = peer;
  call.acceptsGzip = viewOf(request[http::field::accept_encoding]).find("gzip") != std::string_view::npos;
  return call;
}

}  // namespace rebate::region
