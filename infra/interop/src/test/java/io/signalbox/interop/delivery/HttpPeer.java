package io.signalbox.interop.delivery;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.deliver.http.DeliverHttpHandler;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IntelMQ's API collector, which takes whatever is posted. */
final class HttpPeer extends LinedPeer {
  private static final String TOKEN = "destinations/peer/token";
  private static final Pattern ID = Pattern.compile("(?im)^webhook-id: *(\\S+)");

  private final IntelMqCollector collector;

  private HttpPeer(IntelMqCollector collector) throws Exception {
    super(collector.port());
    this.collector = collector;
  }

  static Peer intelMq() throws Exception {
    return new HttpPeer(IntelMqCollector.listening());
  }

  @Override
  public RequestHandler<SQSEvent, SQSBatchResponse> function(Platform platform) {
    return new DeliverHttpHandler(platform);
  }

  @Override
  public String destination() {
    return "{'method': 'http', 'form': 'bare', 'uri': 'http://127.0.0.1:%d/intelmq/push',"
            .formatted(line.port())
        + " 'http': {'authentication': {'bearer': {'stored': '%s'}}}}".formatted(TOKEN);
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of(TOKEN, "t0ken-of-the-collector");
  }

  @Override
  public OptionalInt refusedCharacters() {
    return OptionalInt.empty();
  }

  @Override
  public List<Got> got() throws Exception {
    List<String> texts = collector.texts();
    List<Got> got = new ArrayList<>();
    Matcher ids = ID.matcher(line.heard());
    for (String text : texts) {
      if (!ids.find()) {
        throw new IllegalStateException("More arrived than was sent");
      }
      got.add(new Got(ids.group(1), text));
    }
    return got;
  }

  @Override
  public void close() throws IOException {
    super.close();
    collector.close();
  }
}
