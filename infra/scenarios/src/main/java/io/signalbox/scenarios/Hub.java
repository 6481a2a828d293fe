package io.signalbox.scenarios;

import java.net.URI;
import java.util.List;

/**
 * A running hub as the scenarios see it: its API, and the mails that leave it. Pushes to loopback
 * are allowed.
 */
public interface Hub extends AutoCloseable {

  /** Where the API is, without a slash at the end. */
  URI baseUrl();

  String administratorToken();

  /** The mails that went out so far, each as it was handed over (RFC 5322). */
  List<String> mails();

  @Override
  void close();
}
