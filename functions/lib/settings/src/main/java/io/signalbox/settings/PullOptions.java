package io.signalbox.settings;

/**
 * Options of a feed that is pulled.
 *
 * @param misp how it looks to a MISP
 */
public record PullOptions(MispFeedOptions misp) implements DeliveryOptions {

  /** A feed for which nothing is said. */
  public PullOptions() {
    this(MispFeedOptions.DEFAULT);
  }

  @Override
  public DeliveryMethod method() {
    return new PullMethod();
  }
}
