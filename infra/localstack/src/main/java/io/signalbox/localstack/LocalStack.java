package io.signalbox.localstack;

import java.net.URI;

/** A running LocalStack, without anything in it at first. */
public interface LocalStack extends AutoCloseable {
  String VERSION = "4.14.0";

  /** Where all services answer. */
  URI endpoint();

  /** How it runs and why so, in one line. */
  String description();

  /** Ends it with all that is in it. */
  @Override
  void close();
}
