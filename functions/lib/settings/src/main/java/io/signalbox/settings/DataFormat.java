package io.signalbox.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How events are written. All but {@link #TABLE} are known to the library of formats. */
public enum DataFormat {
  /** A table with a line an event. */
  CSV,
  /** Envelopes in the destination's form. */
  JSON,
  /** A table in a mail's own text. */
  TABLE,
  /** Envelopes in IEP04's decided form. */
  IEP04_DECIDED,
  /** Envelopes in IEP04's draft form. */
  IEP04_DRAFT,
  /** IDEA0. */
  IDEA,
  /** X-ARF version 4, one report a message. */
  X_ARF,
  /** A bundle of STIX 2.1. */
  STIX,
  /** Events of n6. */
  N6,
  /** Events of MISP. */
  MISP,
  /** CloudEvents 1.0 around envelopes. */
  CLOUDEVENTS,
  /** The Elastic Common Schema. */
  ECS,
  /** The Open Cybersecurity Schema Framework. */
  OCSF;

  /** The name in settings, such as {@code x-arf}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The formats that programs receive, JSON first. */
  static List<DataFormat> ofPrograms() {
    return Stream.concat(
            Stream.of(JSON),
            Stream.of(values()).filter(format -> format != JSON && format != TABLE))
        .toList();
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  public static DataFormat parse(String text) {
    for (DataFormat format : values()) {
      if (format.text().equals(text)) {
        return format;
      }
    }
    throw new IllegalArgumentException("no data format has this name");
  }
}
