package io.signalbox.interop.delivery;

import java.io.IOException;

/** A peer that listens on a port. */
abstract class LinedPeer implements Peer {
  final Line line;

  LinedPeer(int port) throws IOException {
    this.line = new Line(port);
  }

  @Override
  public void loseAnswer() {
    line.loseAnswer();
  }

  @Override
  public void cut() {
    line.cut();
  }

  @Override
  public void mend() {
    line.mend();
  }

  @Override
  public void close() throws IOException {
    line.close();
  }

  /** A PEM as it stands in JSON. */
  static String escaped(String pem) {
    return pem.replace("\n", "\\n");
  }
}
