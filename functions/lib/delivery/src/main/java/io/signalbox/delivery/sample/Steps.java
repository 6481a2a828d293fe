package io.signalbox.delivery.sample;

import java.security.cert.X509Certificate;

/**
 * Is told how a delivery gets to its peer. A sender tells each step when it begins, which ends the
 * step before. Nothing that it tells holds a credential. For many threads at once.
 */
public interface Steps {

  /** For every delivery that is not a test: nobody listens. */
  Steps NONE =
      new Steps() {
        @Override
        public boolean isSample() {
          return false;
        }

        @Override
        public void begin(Step step) {}

        @Override
        public void note(String detail) {}

        @Override
        public void peer(X509Certificate certificate) {}
      };

  /**
   * Whether the delivery is the sample of a test. It is marked as one, and gets a connection of its
   * own, so that every step is taken.
   */
  boolean isSample();

  void begin(Step step);

  /** What is to be said of the step that is being taken, such as an address. */
  void note(String detail);

  /** The certificate that the peer shows, before it is checked. */
  void peer(X509Certificate certificate);
}
