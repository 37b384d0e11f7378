// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/deriving.h"

#include <memory>
#include <optional>
#include <thread>
#include <utility>

namespace rebate::vault {

Subscription deriveAside(const SecretText& passphrase, const Derivation& derivation, QObject& context,
                         std::function<void(Result<Secret>)> answer) {
  struct Work {
    SecretText passphrase;
    Derivation derivation;
    std::function<void(Result<Secret>)> answer;
    std::optional<Result<Secret>> key;
    std::thread thread;
  };
  auto work = std::make_shared<Work>(Work{passphrase, derivation, std::move(answer), {}, {}});
  const auto finished = [work] {
    if (auto call = std::exchange(work->answer, nullptr)) call(*std::exchange(work->key, std::nullopt));
  };
  work->thread = std::thread([work = work.get(), &context, finished] {
    work->key = derive(work->passphrase, work->derivation);
    QMetaObject::invokeMethod(&context, finished, Qt::QueuedConnection);
  });
  return Subscription([work] {
    work->answer = nullptr;
    if (work->thread.joinable()) work->thread.join();
    work->passphrase = {};
    work->key.reset();
  });
}

}  // namespace rebate::vault
