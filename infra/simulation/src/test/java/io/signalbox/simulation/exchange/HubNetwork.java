package io.signalbox.simulation.exchange;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.api.ApiEvent;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.simulation.Simulations;
import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.Fates;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.engine.Trace;
import io.signalbox.simulation.exchange.Topology.Link;
import io.signalbox.simulation.hub.Api;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.simulation.hub.World;
import io.signalbox.store.Mailer;
import io.signalbox.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Hubs that push to each other over links that may be cut, lose requests and lose answers. */
final class HubNetwork implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration SETTLES_WITHIN = Duration.ofHours(6);
  private static final JsonMapper JSON = new JsonMapper();

  final Simulator simulator;
  final List<Hub> hubs = new ArrayList<>();
  final RandomGenerator random;
  private final Calls calls;
  private final Set<Link> cut = new HashSet<>();
  private final Map<Link, Integer> requests = new HashMap<>();
  private final Map<Link, Integer> items = new HashMap<>();
  private int posting;

  HubNetwork(long seed, Topology topology, double faultRate) {
    simulator = new Simulator(seed);
    random = simulator.newRandom();
    Trace trace = new Trace(simulator, false);
    calls = new Calls(trace, seed, Fates.random(seed, faultRate));
    for (int i = 0; i < Topology.HUBS; i++) {
      int self = i;
      World world =
          new World(
              simulator,
              calls,
              trace,
              simulator.newRandom(),
              platform -> platform,
              process -> push -> push(process, self, push),
              process -> mail -> new Mailer.Result.ContentRefused("No mail here"),
              Integer.MAX_VALUE);
      String name = PeerSettings.name(i);
      Hub hub = new Hub(name, Simulations.TEMPLATES.of(name, 90), world);
      PeerSettings.store(hub, i, topology.links());
      hub.start();
      hubs.add(hub);
    }
  }

  /** Posts an envelope from a sender of that hub, again and again until the hub has it. */
  void post(int hub, String envelope) {
    posting++;
    SimulatedProcess self = new SimulatedProcess(simulator, "sender", true);
    simulator.start(
        "sender",
        () -> {
          ApiEvent request = request(PeerSettings.SENDER, envelope);
          while (hubs.get(hub)
              .request(Api.INGEST, request, PATIENCE)
              .filter(HubNetwork::isTaken)
              .isEmpty()) {
            self.pause(Duration.ofSeconds(3));
          }
          posting--;
        });
  }

  /** Nothing passes between these two from now on. */
  void cut(Link link) {
    cut.add(link);
  }

  void runUntilPosted() {
    simulator.runUntil(() -> posting == 0, simulator.now().plus(SETTLES_WITHIN));
  }

  void run(Duration time) {
    simulator.runUntil(() -> false, simulator.now().plus(time));
  }

  /** Ends all processes, and lets new ones begin. */
  void restart() {
    hubs.forEach(Hub::endIdle);
  }

  /** From now on all goes well; whether nothing is on its way in the end. */
  boolean settle() {
    calls.endFaults();
    cut.clear();
    return simulator.runUntil(
        () -> posting == 0 && hubs.stream().allMatch(Hub::isQuiet),
        simulator.now().plus(SETTLES_WITHIN));
  }

  /** How many requests came to their hub. */
  int requests() {
    return requests.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many items came over the link over which most came. */
  int mostItemsOfALink() {
    return items.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private Exchange push(SimulatedProcess process, int from, PushRequest push) {
    String host = Objects.requireNonNull(push.uri().getHost());
    int to = Integer.parseInt(host.substring("hub-".length(), host.indexOf(PeerSettings.DOMAIN)));
    Link link = new Link(from, to);
    try {
      return calls.make(process, "push to " + host, push.timeout(), () -> arrive(link, push));
    } catch (StoreException.Throttled refused) {
      return new Exchange.NotSent("connection refused");
    } catch (StoreException.Unavailable lost) {
      return new Exchange.NoAnswer("connection lost");
    }
  }

  private Exchange arrive(Link link, PushRequest push) {
    if (cut.contains(link)) {
      return new Exchange.NotSent("no route to host");
    }
    requests.merge(link, 1, Integer::sum);
    String body = new String(push.body(), StandardCharsets.UTF_8);
    items.merge(link, count(body), Integer::sum);
    String token =
        String.valueOf(push.headers().get("Authorization")).substring("Bearer ".length());
    return hubs.get(link.to())
        .request(Api.INGEST, request(token, body), PATIENCE)
        .<Exchange>map(
            answer -> new Exchange.Answered(answer.getStatusCode(), Optional.empty(), body(answer)))
        .orElseGet(() -> new Exchange.NoAnswer("no answer in time"));
  }

  private static int count(String body) {
    try {
      return JSON.readTree(body).size();
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static boolean isTaken(APIGatewayProxyResponseEvent answer) {
    return answer.getStatusCode() == 200;
  }

  private static ApiEvent request(String token, String body) {
    return ApiEvent.of(
        "POST",
        "/v1/envelopes",
        Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
        body);
  }

  private static String body(APIGatewayProxyResponseEvent answer) {
    String body = Optional.ofNullable(answer.getBody()).orElse("");
    return Boolean.TRUE.equals(answer.getIsBase64Encoded())
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }

  @Override
  public void close() {
    hubs.forEach(Hub::stop);
    hubs.forEach(Hub::close);
    simulator.close();
  }
}
