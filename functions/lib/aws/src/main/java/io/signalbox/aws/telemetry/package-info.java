/** Logs and metrics as CloudWatch reads them: lines of JSON on the standard output. */
@NullMarked
package io.signalbox.aws.telemetry;

import org.jspecify.annotations.NullMarked;
