package io.signalbox.aws;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Calls a function as Lambda's runtime does: reads the event and writes the answer with the
 * runtime's own classes, which are in no function's jars.
 */
public final class Invocation<E> {
  private static final InvocationContext CONTEXT =
      new InvocationContext("priming", 0, "priming", () -> 60_000);

  private final RequestHandler<E, ?> function;
  private final Class<E> type;

  /**
   * @param type of the function's events
   */
  public Invocation(RequestHandler<E, ?> function, Class<E> type) {
    this.function = function;
    this.type = type;
  }

  /**
   * What the function answers, as JSON; empty where it answers nothing.
   *
   * @param event as JSON
   */
  public String answer(String event) {
    Object answer = function.handleRequest(event(event, type), CONTEXT);
    return answer == null ? "" : json(answer);
  }

  /** An event that lies there as JSON. */
  public static <E> E event(String json, Class<E> type) {
    return serializer(type)
        .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** An event or an answer as JSON. */
  public static <T> String json(T value) {
    @SuppressWarnings("unchecked") // It is of its own class.
    Class<T> type = (Class<T>) value.getClass();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    serializer(type).toJson(value, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked") // The runtime's serializers are untyped.
  private static <T> PojoSerializer<T> serializer(Class<T> type) {
    return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
        ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
        : JacksonFactory.getInstance().getSerializer(type);
  }
}
