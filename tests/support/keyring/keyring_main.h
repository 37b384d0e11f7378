// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <QCoreApplication>
#include <QTest>
#include <cstdio>
#include <vector>

namespace rebate::fixtures {

/// A test that needs a real keyring: outside of one, the program starts itself again within
/// tests/support/keyring/with-keyring.
template <class Test>
int runWithKeyring(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("REBATE_TEST_KEYRING")) {
    std::vector<char*> arguments{const_cast<char*>(REBATE_WITH_KEYRING), argv[0]};
    for (int i = 1; i < argc; ++i) arguments.push_back(argv[i]);
    arguments.push_back(nullptr);
    ::execv(REBATE_WITH_KEYRING, arguments.data());
    std::perror(REBATE_WITH_KEYRING);
    return 1;
  }
  QCoreApplication application(argc, argv);
  Test test;
  return QTest::qExec(&test, argc, argv);
}

}  // namespace rebate::fixtures

#define REBATE_KEYRING_TEST_MAIN(TestClass) \
  int main(int argc, char** argv) { return rebate::fixtures::runWithKeyring<TestClass>(argc, argv); }
