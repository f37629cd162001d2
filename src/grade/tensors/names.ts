/** The operations of TensorFlow.js that lessons may use, by name. What is not listed does not exist for them. */

const words = (text: string) => text.trim().split(/\s+/);

/** Operations on tensors, numbers and arrays alone. */
export const PURE = words(`
  abs acos acosh add addN all any argMax argMin asin asinh atan atan2 atanh avgPool avgPool3d basicLSTMCell batchNorm
  batchNorm2d batchNorm3d batchNorm4d batchToSpaceND bincount bitwiseAnd broadcastArgs broadcastTo cast ceil clipByValue
  clone complex concat concat1d concat2d concat3d concat4d conv1d conv2d conv2dTranspose conv3d conv3dTranspose cos cosh
  cumprod cumsum denseBincount depthToSpace depthwiseConv2d diag dilation2d div divNoNan dot dropout einsum elu
  ensureShape equal erf euclideanNorm exp expandDims expm1 eye fft fill floor floorDiv gather gatherND greater
  greaterEqual ifft imag irfft isFinite isInf isNaN keep leakyRelu less lessEqual linspace localResponseNormalization log
  log1p logSigmoid logSoftmax logSumExp logicalAnd logicalNot logicalOr logicalXor lowerBound matMul max maxPool maxPool3d
  maxPoolWithArgmax maximum mean memory meshgrid min minimum mirrorPad mod moments movingAverage mul multinomial neg norm
  notEqual oneHot ones onesLike outerProduct pad pad1d pad2d pad3d pad4d pool pow prelu prod randomNormal
  randomStandardNormal randomUniform randomUniformInt range real reciprocal relu relu6 reshape reverse reverse1d reverse2d
  reverse3d reverse4d rfft round rsqrt scalar scatterND searchSorted selu separableConv2d sigmoid sign sin sinh slice
  slice1d slice2d slice3d slice4d softmax softplus spaceToBatchND sparseToDense split sqrt square squaredDifference squeeze
  stack step stridedSlice sub sum tan tanh tensor tensor1d tensor2d tensor3d tensor4d tensor5d tensor6d
  tensorScatterUpdate tile topk transpose truncatedNormal unique unsortedSegmentSum unstack upperBound variable where zeros
  zerosLike`);

/** The same in groups, such as `tf.losses.huberLoss`. */
export const GROUPED: Readonly<Record<string, readonly string[]>> = {
  fused: words("conv2d depthwiseConv2d matMul"),
  image: words(`cropAndResize flipLeftRight grayscaleToRGB nonMaxSuppression resizeBilinear resizeNearestNeighbor
    rgbToGrayscale rotateWithOffset threshold transform`),
  linalg: words("bandPart gramSchmidt qr"),
  losses: words(`absoluteDifference computeWeightedLoss cosineDistance hingeLoss huberLoss logLoss meanSquaredError
    sigmoidCrossEntropy softmaxCrossEntropy`),
  math: words("confusionMatrix"),
  signal: words("frame hammingWindow hannWindow stft"),
  spectral: words("fft ifft irfft rfft"),
  train: words("adadelta adagrad adam adamax momentum rmsprop sgd"),
};

/** Methods of a tensor that are the operation of the same name, the tensor its first argument. */
export const CHAINED = words(`
  abs acos acosh add all any argMax argMin asin asinh atan atan2 atanh avgPool batchNorm batchToSpaceND broadcastTo cast
  ceil clipByValue clone conv1d conv2d conv2dTranspose cos cosh cumprod cumsum depthToSpace depthwiseConv2d dilation2d div
  divNoNan dot elu equal erf euclideanNorm exp expandDims expm1 fft floor floorDiv gather greater greaterEqual ifft irfft
  isFinite isInf isNaN leakyRelu less lessEqual localResponseNormalization log log1p logSigmoid logSoftmax logSumExp
  logicalAnd logicalNot logicalOr logicalXor matMul max maxPool maximum mean min minimum mirrorPad mod mul neg norm notEqual
  oneHot onesLike pad pool pow prelu prod reciprocal relu relu6 reshape reverse rfft round rsqrt selu separableConv2d
  sigmoid sign sin sinh slice softmax softplus spaceToBatchND split sqrt square squaredDifference squeeze step stridedSlice
  sub sum tan tanh tile topk transpose unique unsortedSegmentSum unstack variable zerosLike`);
