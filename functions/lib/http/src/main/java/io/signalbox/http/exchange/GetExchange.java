package io.signalbox.http.exchange;

import io.signalbox.delivery.sample.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;

/** One request for a document. */
final class GetExchange {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final CloseableHttpClient client;
  private final HttpUriRequestBase get;
  private final HttpHost target;
  private final GetRequest request;

  GetExchange(CloseableHttpClient client, URI uri, GetRequest request) {
    this.client = client;
    this.request = request;
    this.target = HttpHost.create(uri);
    this.get = new HttpGet(uri);
    request.headers().forEach(get::setHeader);
  }

  Got run() {
    ExchangeThread<Got> thread = ExchangeThread.start("get", this::talk);
    try {
      return thread.await(request.timeout());
    } catch (TimeoutException late) {
      return giveUp(thread, "no whole answer within " + request.timeout().toMillis() + " ms");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return giveUp(thread, "this function's time ran out");
    }
  }

  private Got giveUp(ExchangeThread<Got> thread, String reason) {
    get.cancel();
    thread.interrupt();
    return new Got.Failed(reason);
  }

  private Got talk() {
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(SendingMark.PROGRESS, new Progress(Steps.NONE));
    try (ClassicHttpResponse response = client.executeOpen(target, get, context)) {
      return answer(response);
    } catch (IOException failure) {
      return new Got.Failed(PushClient.reason(failure));
    } catch (IllegalArgumentException unusable) {
      return new Got.Failed("the URI: " + unusable.getMessage());
    }
  }

  private Got answer(ClassicHttpResponse response) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (response.getEntity() != null) {
      InputStream content = response.getEntity().getContent();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        if (body.size() + read > request.bytesMost()) {
          // To close an answer reads it to its end, unless its connection is gone.
          get.cancel();
          return new Got.Failed(
              "the answer is longer than " + request.bytesMost() + " bytes", true);
        }
        body.write(buffer, 0, read);
      }
    }
    return new Got.Answered(response.getCode(), headers, body.toByteArray());
  }
}
