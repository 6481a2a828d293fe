package io.signalbox.aws;

import io.signalbox.store.Environment;
import io.signalbox.store.Platform;
import io.signalbox.store.telemetry.Metrics;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Rehearses a function before Lambda takes the snapshot that its copies start from (SnapStart), so
 * that classes are loaded and code is compiled once, and not in each copy's first call.
 *
 * <p>The rehearsal is played by an instance of its own, on a platform whose services answer within
 * the process and are empty. So no request leaves it, no metric is counted, and whatever it came to
 * know (a time, settings, a token, credentials, a connection) is not in the instance that the
 * copies call: they share nothing that would have to be made unlike after the restore. Random
 * numbers come from the operating system, with each that is drawn.
 *
 * <p>Where no snapshot is taken (on one machine, on LocalStack), nothing is rehearsed.
 */
public final class Rehearsal implements Resource {
  /** The bearer token that the rehearsal's administrator has. */
  public static final String TOKEN = EmptyServices.SECRET;

  private static final System.Logger LOG = System.getLogger(Rehearsal.class.getName());

  /** As often is what it calls compiled, by Lambda's settings of the JVM (200 calls). */
  private static final int PLAYS = 200;

  /** The context of org.crac does not hold them. */
  private static final List<Rehearsal> REGISTERED = new CopyOnWriteArrayList<>();

  private final Environment environment;
  private final Function<Platform, Runnable> piece;

  Rehearsal(Environment environment, Function<Platform, Runnable> piece) {
    this.environment = environment;
    this.piece = piece;
  }

  /**
   * Has this played before the snapshot, if one is taken.
   *
   * @param piece makes an instance of the function on that platform, and answers what calls it
   */
  public static void beforeSnapshot(Function<Platform, Runnable> piece) {
    Rehearsal rehearsal = new Rehearsal(AwsPlatform.variables(), piece);
    REGISTERED.add(rehearsal);
    Core.getGlobalContext().register(rehearsal);
  }

  /**
   * A rehearsal that fails costs time later, and nothing else: the snapshot is taken all the same.
   */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      rehearse();
    } catch (GeneralSecurityException | SSLException | RuntimeException failed) {
      LOG.log(
          System.Logger.Level.WARNING, "The rehearsal failed; first calls will be slow", failed);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing of the rehearsal is in the instance that is called.
  }

  void rehearse() throws GeneralSecurityException, SSLException {
    greet();
    Platform stage = new AwsPlatform(environment, Clients.empty(environment), () -> Metrics.NONE);
    Runnable play = piece.apply(stage);
    for (int i = 0; i < PLAYS; i++) {
      play.run();
    }
  }

  /** The first half of TLS, up to the greeting: what comes then takes somebody who answers. */
  private static void greet() throws GeneralSecurityException, SSLException {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("rehearsal.invalid", 443);
    engine.setUseClientMode(true);
    engine.beginHandshake();
    engine.wrap(
        ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
  }
}
