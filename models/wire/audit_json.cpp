// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/audit_json.h"

#include "wire/digest.h"
#include "wire/reader.h"

namespace rebate::wire {

json::object toJson(const AuditRecord& record) {
  return {{"seq", record.seq}, {"record", record.record}, {"hash", record.hash}};
}

Result<AuditRecord> auditRecordFrom(const json::value& value) {
  Reader in(value);
  AuditRecord record;
  record.seq = in.integer("seq");
  record.record = in.text("record");
  record.hash = in.text("hash");
  return in.finish(std::move(record));
}

Result<std::string> verifyChain(std::string head, const std::vector<AuditRecord>& records) {
  for (const auto& record : records) {
    head = chainHash(head, record.record);
    if (head != record.hash) return Error{Errc::corrupt, std::to_string(record.seq), "does not follow the one before"};
  }
  return head;
}

}  // namespace rebate::wire
