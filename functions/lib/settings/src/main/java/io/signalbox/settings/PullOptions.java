package io.signalbox.settings;

/** A feed that is pulled has no options. */
public record PullOptions() implements DeliveryOptions {
  @Override
  public DeliveryMethod method() {
    return new PullMethod();
  }
}
