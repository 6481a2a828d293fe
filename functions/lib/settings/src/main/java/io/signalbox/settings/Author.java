package io.signalbox.settings;

import java.time.Instant;
import java.util.List;

/**
 * Who changes the settings.
 *
 * @param by the instance's name
 * @param request what was asked for, such as {@code PUT /v1/settings/routes/all}
 * @param approvedBy those who had to agree
 */
public record Author(String by, Instant at, String request, List<String> approvedBy) {
  public Author {
    approvedBy = List.copyOf(approvedBy);
  }

  /** Who needs nobody to agree. */
  public Author(String by, Instant at, String request) {
    this(by, at, request, List.of());
  }
}
