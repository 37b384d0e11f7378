// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/rotation.h"

#include <utility>

namespace rebate::vault {

Rotation::Rotation(MasterEntries entries, OpenKeys& keys, std::string keyFile, StepListener step,
                   std::function<void(Outcome)> done)
    : entries_(std::move(entries)),
      keys_(keys),
      keyFile_(std::move(keyFile)),
      step_(std::move(step)),
      done_(std::move(done)),
      number_(keys.file.entry + 1),
      next_(Secret::random()),
      before_(keys.file) {}

void Rotation::start() {
  step_("begun");
  job_ = entries_.write(number_, next_, [this](const Outcome& written) {
    if (!written) return end(written);
    step_("stored");
    verify();
  });
}

void Rotation::verify() {
  job_ = entries_.read(number_, [this](const Result<Secret>& entry) {
    if (!entry) return end(entry.error());
    if (!(*entry == next_)) return end(Error{Errc::corrupt, "keychain", "gave back another key"});
    step_("verified");
    rewrap();
  });
}

void Rotation::rewrap() {
  auto file = wrap(keys_, next_, number_);
  if (const auto written = writeWrappedKeys(keyFile_, file, step_); !written) return end(written);
  keys_.file = std::move(file);
  old_ = std::exchange(keys_.master, next_.copy());
  openAgain();
}

/// As the next start would: what cannot be opened by reading both again must not cost the old entry.
void Rotation::openAgain() {
  job_ = entries_.read(number_, [this](const Result<Secret>& entry) {
    // No answer, or a locked keychain: the old entry stays until the next opening knows more.
    if (!entry && entry.error().code != Errc::notFound) return end(entry.error());
    if (!entry) return goBack(entry.error());
    if (const auto opened = opens(*entry); !opened) return goBack(opened.error());
    step_("opened");
    removeOld();
  });
}

Outcome Rotation::opens(const Secret& entry) const {
  const auto file = readWrappedKeys(keyFile_);
  if (!file) return file.error();
  if (!*file) return Error{Errc::corrupt, "keys", "the key file is gone"};
  const auto opened = unwrap(**file, entry);
  if (!opened) return opened.error();
  if (opened->data != keys_.data) return Error{Errc::corrupt, "keys", "another process was at it"};
  return Done{};
}

void Rotation::goBack(const Error& why) {
  if (const auto written = writeWrappedKeys(keyFile_, before_); !written) return end(written);
  keys_.file = before_;
  keys_.master = std::move(old_);
  end(why);
}

void Rotation::removeOld() {
  // A failure here is no failure of the rotation: the next opening removes it.
  job_ = entries_.remove(before_.entry, [this](const Outcome&) {
    step_("removed");
    end(Done{});
  });
}

void Rotation::end(const Outcome& outcome) {
  const auto done = std::move(done_);
  done(outcome);
}

}  // namespace rebate::vault
