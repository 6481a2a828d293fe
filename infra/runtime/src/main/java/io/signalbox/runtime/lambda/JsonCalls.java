package io.signalbox.runtime.lambda;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.runtime.platform.FunctionCalls;
import io.signalbox.store.StoreException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Calls functions with events and answers as JSON, as Lambda does. Functions stand on their
 * platforms, and platforms on this: it is told of the functions once they are loaded.
 */
public final class JsonCalls implements FunctionCalls {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final AtomicReference<@Nullable Functions> loaded = new AtomicReference<>();

  /** From now on those can be called. */
  public void loaded(Functions functions) {
    loaded.set(functions);
  }

  @Override
  public byte[] call(String name, byte[] event) {
    @Nullable Functions functions = loaded.get();
    if (functions == null) {
      throw new IllegalStateException("The functions are not loaded yet");
    }
    LocalFunction function = functions.get(name);
    try {
      return MAPPER.writeValueAsBytes(
          function.invoke(MAPPER.readValue(event, function.eventType())));
    } catch (FunctionFailure failure) {
      throw new StoreException.Unavailable(name + " did not answer", failure);
    } catch (IOException impossible) {
      throw new IllegalStateException("Events and answers are JSON", impossible);
    }
  }
}
