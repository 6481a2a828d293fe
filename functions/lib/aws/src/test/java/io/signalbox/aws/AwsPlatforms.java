package io.signalbox.aws;

import io.signalbox.store.Environment;
import java.util.Map;

/** Platforms on AWS for others' tests, which have variables of their own. */
public final class AwsPlatforms {
  private AwsPlatforms() {}

  public static AwsPlatform of(Map<String, String> variables) {
    return new AwsPlatform(new Environment(variables));
  }
}
