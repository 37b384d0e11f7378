// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_machine.h"
#include "region/http_client.h"

namespace rebate::cluster {

/// A person who talks to the regions of a cluster through their balancers.
class ClusterClient {
 public:
  explicit ClusterClient(const fixtures::ClusterMachine& machine) : machine_(machine) {}
  bool signIn(const QString& name);  ///< at whichever region takes it
  fixtures::HttpClient at(const QString& region) const;
  /// An instance itself, or the balancer.
  fixtures::HttpClient at(const QString& region, const QString& port) const;
  fixtures::HttpReply note(const QString& region, const QByteArray& id) const;
  bool write(const QByteArray& id) const;  ///< a note, at whichever region takes it
  static QByteArray freshId();

  QByteArray audit() const;  ///< all of it, one record a line
  int timesAudited(const QByteArray& words) const { return int(audit().count(words)); }

 private:
  const fixtures::ClusterMachine& machine_;
  QByteArray token_;
};

}  // namespace rebate::cluster
