package io.signalbox.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's event (REST API, Lambda proxy integration) with the client certificate, which the
 * library's class leaves out. A function behind the API takes this type; Lambda fills it like any
 * bean.
 */
public final class ApiEvent extends APIGatewayProxyRequestEvent {

  /** The certificate that the client has proved to hold, where the domain uses mutual TLS. */
  public static final class ClientCertificate {
    private @Nullable String clientCertPem;

    public @Nullable String getClientCertPem() {
      return clientCertPem;
    }

    public void setClientCertPem(@Nullable String clientCertPem) {
      this.clientCertPem = clientCertPem;
    }
  }

  /** Who called, as far as API Gateway can tell. */
  public static final class Identity extends RequestIdentity {
    private @Nullable ClientCertificate clientCert;

    public @Nullable ClientCertificate getClientCert() {
      return clientCert;
    }

    public void setClientCert(@Nullable ClientCertificate clientCert) {
      this.clientCert = clientCert;
    }
  }

  /** A context whose identity has the client certificate. */
  public static final class Context extends ProxyRequestContext {
    // A narrower setter beside the inherited one: bean readers take the subclass's.
    public void setIdentity(@Nullable Identity identity) {
      super.setIdentity(identity);
    }
  }

  public void setRequestContext(@Nullable Context context) {
    super.setRequestContext(context);
  }

  /** A request with these headers, each once. */
  public static ApiEvent of(
      String method, String path, Map<String, String> headers, @Nullable String body) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    event.setPath(path);
    event.setHeaders(headers);
    event.setBody(body);
    return event;
  }

  Optional<String> clientCertificatePem() {
    return getRequestContext() instanceof Context context
            && context.getIdentity() instanceof Identity identity
        ? Optional.ofNullable(identity.getClientCert())
            .map(ClientCertificate::getClientCertPem)
            .filter(pem -> !pem.isBlank())
        : Optional.empty();
  }
}
