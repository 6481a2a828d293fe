package io.signalbox.aws;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.signalbox.store.Environment;
import io.signalbox.store.Platform;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Primes a function: calls it before Lambda takes the snapshot that its copies start from
 * (SnapStart), so that classes are loaded and code is compiled once, and not in each copy's first
 * call.
 *
 * <p>The calls go to an instance of its own, on a platform whose services answer within the
 * process. So no request leaves it, no metric is counted, and whatever it came to know (a time,
 * settings, a token, credentials, a connection) is not in the instance that the copies call: they
 * share nothing that would have to be made unlike after the restore. Random numbers come from the
 * operating system, with each that is drawn.
 *
 * <p>Where no snapshot is taken (on one machine, on LocalStack), nothing is primed.
 */
public final class Priming implements Resource {
  /**
   * What primes: calls of a function, each with this event. What making this one writes is in the
   * platform's tables at each call, what a call writes is not.
   *
   * @param function an instance on the platform of the priming
   */
  public record Call<E>(RequestHandler<E, ?> function, E event) {}

  /** The bearer token that the administrator of the priming has. */
  public static final String TOKEN = FakeAws.SECRET;

  private static final System.Logger LOG = System.getLogger(Priming.class.getName());
  private static final Logger LOG_OF_ALL = Logger.getLogger("io.signalbox");

  /** As often is what it calls compiled, by Lambda's settings of the JVM (200 calls). */
  private static final int CALLS = 200;

  /** The context of org.crac does not hold them. */
  private static final List<Priming> REGISTERED = new CopyOnWriteArrayList<>();

  private final Environment environment;
  private final Function<Platform, Call<?>> call;

  Priming(Environment environment, Function<Platform, Call<?>> call) {
    this.environment = environment;
    this.call = call;
  }

  /**
   * Has this called before the snapshot, if one is taken.
   *
   * @param call makes an instance of the function on that platform
   */
  public static void beforeSnapshot(Function<Platform, Call<?>> call) {
    Priming priming = new Priming(AwsPlatform.variables(), call);
    REGISTERED.add(priming);
    Core.getGlobalContext().register(priming);
  }

  /**
   * Calls it once, and tells what the function answered, as JSON.
   *
   * @param metrics takes what would have been counted, as lines
   */
  public static String once(
      Environment environment, Function<Platform, Call<?>> call, Consumer<String> metrics) {
    return run(set(environment, call, metrics), 1);
  }

  /**
   * A priming that fails costs time later, and nothing else: the snapshot is taken all the same.
   */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      prime();
    } catch (GeneralSecurityException | SSLException | RuntimeException | LinkageError failed) {
      LOG.log(System.Logger.Level.WARNING, "The priming failed; first calls will be slow", failed);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing of the priming is in the instance that is called.
  }

  void prime() throws GeneralSecurityException, SSLException {
    greet();
    // What went well while priming is no news.
    LOG_OF_ALL.setLevel(Level.WARNING);
    try {
      run(set(environment, call, line -> {}), CALLS);
    } finally {
      LOG_OF_ALL.setLevel(null);
    }
  }

  private static <E> String run(Call<E> call, int times) {
    @SuppressWarnings("unchecked") // It is of its own class.
    Class<E> type = (Class<E>) call.event().getClass();
    Invocation<E> invocation = new Invocation<>(call.function(), type);
    String event = Invocation.json(call.event());
    String answer = "";
    for (int i = 0; i < times; i++) {
      answer = invocation.answer(event);
    }
    return answer;
  }

  private static Call<?> set(
      Environment environment, Function<Platform, Call<?>> call, Consumer<String> metrics) {
    FakeAws stage = new FakeAws();
    Call<?> set = call.apply(stage.platform(environment, metrics));
    stage.setUp();
    return set;
  }

  /** The first half of TLS, up to the greeting: what comes then takes somebody who answers. */
  private static void greet() throws GeneralSecurityException, SSLException {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("priming.invalid", 443);
    engine.setUseClientMode(true);
    engine.beginHandshake();
    engine.wrap(
        ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
  }
}
