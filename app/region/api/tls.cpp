// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/tls.h"

#include <openssl/ssl.h>

namespace rebate::region {
namespace {

namespace ssl = boost::asio::ssl;

TlsContext modern(ssl::context::method method) {
  auto context = std::make_shared<ssl::context>(method);
  SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
  return context;
}

Error unusable(const char* key, const std::string& file, const boost::system::error_code& why) {
  return invalid(std::string("tls.") + key, file + ": " + why.message());
}

}  // namespace

Result<TlsContext> serverTls(const TlsConfig& config) {
  if (config.certificate.empty()) return TlsContext{};
  auto context = modern(ssl::context::tls_server);
  boost::system::error_code failed;
  context->use_certificate_chain_file(config.certificate, failed);
  if (failed) return unusable("certificate", config.certificate, failed);
  context->use_private_key_file(config.key, ssl::context::pem, failed);
  if (failed) return unusable("key", config.key, failed);
  return context;
}

Result<TlsContext> clientTls(const std::string& authorities) {
  auto context = modern(ssl::context::tls_client);
  boost::system::error_code failed;
  context->set_default_verify_paths(failed);
  if (!authorities.empty()) context->load_verify_file(authorities, failed);
  if (failed && !authorities.empty()) return unusable("ca", authorities, failed);
  context->set_verify_mode(ssl::verify_peer);
  return context;
}

}  // namespace rebate::region
