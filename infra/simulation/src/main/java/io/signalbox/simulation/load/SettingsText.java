package io.signalbox.simulation.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.simulation.check.Wanted;
import io.signalbox.simulation.hub.Hub;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** The settings of a simulated hub, and what it is to do by them. */
final class SettingsText {
  static final String RING = "ring";
  static final String LATE = "late";
  static final String HANGING = "hanging";

  /** The destination about which something is changed while it has work. */
  static final String CHANGED = "one";

  static final String PULLED = "pulled";
  static final List<String> SORTS = List.of("a", "b", "c");

  private static final List<String> ALL = SORTS;

  private final ObjectNode document = Requests.JSON.createObjectNode();

  private SettingsText() {}

  static SettingsText of(Scenario scenario) {
    SettingsText text = new SettingsText();
    text.instance("sender", "post");
    text.instance("other", "post");
    text.instance("neighbour", "post");
    text.instance("operator", "administer");
    text.instance("reader", "read");
    text.instance("plain", "read");
    if (scenario.foreignReaders()) {
      text.instance(TaxiiReader.TOKEN, "read");
      text.warden(WardenReader.WITH_ID);
      text.warden(WardenReader.WITHOUT_ID);
    }
    text.document.putObject("hub").putObject("ceiling").put("tlp", "RED");
    for (Wanted wanted : wanted(scenario)) {
      if (!wanted.destination().equals(LATE)) {
        text.add(wanted, "");
      }
    }
    return text;
  }

  /** The feeds that a hub is to fill. */
  static List<Wanted> wanted(Scenario scenario) {
    return Wanted.all(
        new Wanted(CHANGED, "http", ALL, ""),
        scenario.events() > 3 ? new Wanted("bulk", "http", List.of("a", "b"), "") : null,
        scenario.grouped() ? new Wanted("groups", "http", ALL, Wanted.SORT) : null,
        scenario.mail() ? new Wanted("letters", "mail", List.of("b"), "") : null,
        scenario.mail() ? new Wanted("digest", "mail", List.of("a", "c"), "") : null,
        scenario.late() ? new Wanted(LATE, "http", List.of("a", "c"), "") : null,
        scenario.ring() ? new Wanted(RING, "http", ALL, "") : null,
        scenario.hanging() ? new Wanted(HANGING, "http", ALL, Wanted.EACH) : null,
        scenario.readers() ? new Wanted(PULLED, "pull", ALL, "") : null);
  }

  /** Adds the destination that comes later. */
  SettingsText withLate(Scenario scenario, Instant startAt) {
    wanted(scenario).stream()
        .filter(wanted -> wanted.destination().equals(LATE))
        .forEach(wanted -> add(wanted, startAt.toString()));
    return this;
  }

  /** Makes the change of the scenario. */
  SettingsText changed(Scenario scenario) {
    switch (scenario.change()) {
      case NONE -> {}
      case REMOVED -> {
        document.withObject("/destinations").remove(CHANGED);
        document.withObject("/routes").remove(CHANGED);
      }
      case REFORMATTED ->
          document.withObject("/destinations").withObject("/" + CHANGED).put("form", "draft");
    }
    return this;
  }

  /** Takes the change back. */
  SettingsText restored(Scenario scenario) {
    wanted(scenario).stream()
        .filter(wanted -> wanted.destination().equals(CHANGED))
        .forEach(wanted -> add(wanted, ""));
    return this;
  }

  void store(Hub hub) {
    SettingsStore settings = new SettingsStore(hub.table("Settings"), new SplittableRandom(1));
    if (settings.commit(settings.current(), document.deepCopy(), List.of()).isEmpty()) {
      throw new IllegalStateException("Somebody else changed the settings");
    }
  }

  private void instance(String name, String grant) {
    ObjectNode instance = document.withObject("/instances").putObject(name);
    instance.putArray("tokens").addObject().put("name", "1").put("hash", Token.hashOf(name));
    if (grant.equals("read")) {
      instance.putObject("grants").putArray("read").add("*");
    } else {
      instance.putObject("grants").put(grant, true);
    }
  }

  private void warden(String name) {
    instance(name, "read");
    document
        .withObject("/instances/" + name)
        .putObject("warden")
        .put("name", "example." + name)
        .put("feed", PULLED);
  }

  private void add(Wanted wanted, String startAt) {
    String name = wanted.destination();
    document.withObject("/routes").remove(name);
    ObjectNode destination = document.withObject("/destinations").putObject(name);
    destination.put("method", wanted.method());
    if (wanted.hasCeiling()) {
      destination.putObject("ceiling").put("tlp", "AMBER");
    }
    destination.putObject("retry").put("first", "PT5S").put("most", "PT4M");
    switch (wanted.method()) {
      case "http" -> destination.put("uri", "https://" + name + Receivers.DOMAIN + "/in");
      case "mail" -> {
        destination.put("uri", "mailto:" + name + "@receiver.example");
        destination
            .putObject("mail")
            .put("updates", true)
            .put("tickets", true)
            .putObject("history");
      }
      default -> {}
    }
    switch (name) {
      case "bulk" -> destination.putObject("http").put("batch", 3).put("parallel", 2);
      case "groups" -> rate(destination);
      case "digest" -> destination.putObject("interval").put("every", "PT5M");
      case LATE -> destination.put("startAt", startAt);
      default -> {}
    }
    ObjectNode route = document.withObject("/routes").putObject(name);
    wanted
        .sorts()
        .forEach(sort -> route.withObject("/pattern/payload").withArray("extra.sort").add(sort));
    route.putArray("destinations").add(name);
    if (!wanted.groupedBy().isEmpty()) {
      route.putArray("groupBy").add(wanted.groupedBy());
    }
  }

  private static void rate(ObjectNode destination) {
    destination.putObject("http").putObject("rate").put("requests", 30).put("per", "PT1M");
  }
}
