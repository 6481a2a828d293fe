package io.signalbox.settings;

/**
 * Options of a feed that is pulled.
 *
 * @param misp how it looks to a MISP
 * @param posted whether clients of TAXII may add objects to it and delete them; then it holds these
 *     alone
 */
public record PullOptions(MispFeedOptions misp, boolean posted) implements DeliveryMethods.Options {

  /** A feed that holds what routes lead there, and for which nothing else is said. */
  public PullOptions() {
    this(MispFeedOptions.DEFAULT, false);
  }

  static PullOptions read(JsonFields options) {
    return new PullOptions(
        MispFeedOptions.read(options.members("misp")), options.flag("posted", false));
  }

  @Override
  public DeliveryMethod method() {
    return new PullMethod();
  }
}
