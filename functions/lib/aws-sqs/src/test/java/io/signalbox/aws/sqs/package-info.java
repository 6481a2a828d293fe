@NullMarked
package io.signalbox.aws.sqs;

import org.jspecify.annotations.NullMarked;
