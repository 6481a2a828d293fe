package io.signalbox.settings;

/** What a destination says that only its delivery method knows. */
public sealed interface DeliveryOptions
    permits AmqpOptions, HttpOptions, MailOptions, PullOptions, XmppOptions {

  /** The method whose options these are. */
  DeliveryMethod method();
}
