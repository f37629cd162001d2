import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** How many numbers scatter, and around what: the mean [D] and the covariance [D, D]. */
export interface Moments {
  mean: number[];
  covariance: number[][];
}

/** Mean and covariance of the rows of `points` [N, D]; squares are divided by N - 1. Throws a RangeError for N < 2. */
export function momentsOf(points: number[][]): Moments {
  if (points.length < 2) throw new RangeError(`a covariance needs 2 points or more, got ${points.length}`);
  const matrix = new Matrix(points);
  const mean = matrix.mean("column");
  const centred = matrix.subRowVector(mean);
  const covariance = centred
    .transpose()
    .mmul(centred)
    .div(points.length - 1);
  return { mean, covariance: covariance.to2DArray() };
}

/**
 * The squared Fréchet distance of two normal distributions (Dowson and Landau, 1982):
 *
 * `‖meanA - meanB‖² + tr(covA + covB - 2 (covA^½ · covB · covA^½)^½)`
 *
 * means [D], covariances [D, D], symmetric, without negative eigenvalues; 0 where both are the same. On features of a
 * network trained on ImageNet it is the Fréchet inception distance (Heusel et al., 2017).
 */
export function frechetDistance(meanA: number[], covA: number[][], meanB: number[], covB: number[][]): number {
  const apart = Matrix.rowVector(meanA).sub(Matrix.rowVector(meanB)).norm() ** 2;
  const [a, b] = [new Matrix(covA), new Matrix(covB)];
  const root = squareRoot(a);
  // This product is symmetric and has the eigenvalues of covA · covB, of which the root is wanted.
  const shared = spectrum(root.mmul(b).mmul(root)).values.map(Math.sqrt);
  return apart + a.trace() + b.trace() - 2 * shared.reduce((sum, value) => sum + value, 0);
}

function squareRoot(matrix: Matrix): Matrix {
  const { values, vectors } = spectrum(matrix);
  return vectors.mmul(Matrix.diag(values.map(Math.sqrt))).mmul(vectors.transpose());
}

/** Eigenvalues and eigenvectors of a symmetric matrix; what rounding made negative is 0. */
function spectrum(matrix: Matrix): { values: number[]; vectors: Matrix } {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  return { values: realEigenvalues.map((value) => Math.max(0, value)), vectors: eigenvectorMatrix };
}
