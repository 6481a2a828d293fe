package io.signalbox.bench.start;

import com.amazonaws.services.lambda.crac.CheckpointException;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.RestoreException;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.signalbox.aws.RehearsalContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * The program that is started for a first answer: makes the handler, runs the hooks around a
 * snapshot if it is told to, reads the event as Lambda's runtime does, and prints the CPU time from
 * there to the answer, in milliseconds.
 */
final class FirstAnswer {
  /** The third argument, where the hooks are to be run. */
  static final String WITH_HOOKS = "with-hooks";

  private FirstAnswer() {}

  /** The handler's class; the event; whether {@link #WITH_HOOKS}. */
  public static void main(String[] args) throws Exception {
    RequestHandler<Object, Object> handler = handler(args[0]);
    if (args[2].equals(WITH_HOOKS)) {
      runHooks();
    }
    long begin = cpuMilliseconds();
    byte[] event = args[1].getBytes(StandardCharsets.UTF_8);
    Object answer =
        handler.handleRequest(
            serializer(eventType(handler)).fromJson(new ByteArrayInputStream(event)),
            new RehearsalContext());
    System.out.println(answer == null ? "" : written(answer));
    System.out.println(cpuMilliseconds() - begin);
  }

  private static void runHooks() throws CheckpointException, RestoreException {
    try {
      Core.getGlobalContext().beforeCheckpoint(null);
    } catch (UnsatisfiedLinkError afterTheHooks) {
      // Then Lambda empties the JDK's cache of addresses, with a library that only it has.
    }
    Core.getGlobalContext().afterRestore(null);
  }

  @SuppressWarnings("unchecked") // The event is read as what the handler takes.
  private static RequestHandler<Object, Object> handler(String name)
      throws ReflectiveOperationException {
    return (RequestHandler<Object, Object>)
        Class.forName(name).asSubclass(RequestHandler.class).getConstructor().newInstance();
  }

  private static Class<?> eventType(RequestHandler<Object, Object> handler) {
    return Arrays.stream(handler.getClass().getMethods())
        .filter(method -> method.getName().equals("handleRequest") && !method.isBridge())
        .findFirst()
        .orElseThrow()
        .getParameterTypes()[0];
  }

  @SuppressWarnings("unchecked") // Of its own class.
  private static String written(Object answer) {
    PojoSerializer<Object> serializer =
        (PojoSerializer<Object>) JacksonFactory.getInstance().getSerializer(answer.getClass());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    serializer.toJson(answer, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked") // Of its own class.
  private static PojoSerializer<Object> serializer(Class<?> type) {
    return (PojoSerializer<Object>)
        (LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
            ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
            : JacksonFactory.getInstance().getSerializer(type));
  }

  private static long cpuMilliseconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }
}
