/** The storage port on DynamoDB, SQS, SES and SSM. */
@NullMarked
package io.signalbox.aws;

import org.jspecify.annotations.NullMarked;
