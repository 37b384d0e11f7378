// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/detail.h"

namespace rebate {
namespace {

DetailEffect effectOfRefund(std::int64_t status) {
  if (status == 2 || status == 12 || status == 13) return DetailEffect::taken;
  if (status == 3 || status == 15) return DetailEffect::nothing;
  return DetailEffect::open;
}

}  // namespace

std::string_view name(DetailKind kind) {
  switch (kind) {
    case DetailKind::refund:
      return "refund";
    case DetailKind::punishment:
      return "punishment";
  }
  return {};
}

std::optional<DetailKind> detailKindFrom(std::string_view text) {
  for (const auto kind : {DetailKind::refund, DetailKind::punishment})
    if (text == name(kind)) return kind;
  return std::nullopt;
}

DetailEffect effectOf(DetailKind kind, std::int64_t statusCode) {
  switch (kind) {
    case DetailKind::refund:
      return effectOfRefund(statusCode);
    case DetailKind::punishment:
      return statusCode == 1 ? DetailEffect::nothing : DetailEffect::open;
  }
  return DetailEffect::open;
}

DetailEffect effectOf(const LineDetail& detail) {
  return effectOf(detail.kind, detail.statusCode);
}

std::string canonicalText(const LineDetail& d) {
  std::string text;
  const auto append = [&text](std::string_view field) {
    text += field;
    text += '\x1f';  // as in an order version's
  };
  append(name(d.kind));
  append(name(d.platform));
  append(d.line);
  append(std::to_string(d.role));
  append(d.number);
  append(std::to_string(d.statusCode));
  append(std::to_string(d.amount.value));
  append(std::to_string(d.commission.value));
  append(d.dated ? std::to_string(d.modifiedAt) : "-");
  return text;
}

bool isNewer(const LineDetail& a, const LineDetail& b) {
  if (a.modifiedAt != b.modifiedAt) return a.modifiedAt > b.modifiedAt;
  return canonicalText(a) > canonicalText(b);
}

Result<DetailSummary> summaryOf(const std::vector<LineDetail>& newest) {
  DetailSummary summary;
  for (const auto& detail : newest) {
    const auto effect = effectOf(detail);
    if (detail.kind == DetailKind::punishment) {
      summary.punished = summary.punished || effect == DetailEffect::open;
      continue;
    }
    summary.refunds = true;
    summary.refundOpen = summary.refundOpen || effect == DetailEffect::open;
    if (effect != DetailEffect::taken) continue;
    const auto refunded = add(summary.refunded, detail.commission);
    if (!refunded) return refunded.error();
    summary.refunded = *refunded;
  }
  return summary;
}

}  // namespace rebate
