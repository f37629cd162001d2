# frozen_string_literal: true

require "AssessmentBase"
require "modules/Autograde"

module __MODULE__
  include AssessmentBase
  include Autograde

  def assessmentInitialize(course)
    super("__NAME__", course)
    @problems = []
  end
end
