@NullMarked
package io.signalbox.aws.telemetry;

import org.jspecify.annotations.NullMarked;
