-- Drives Neovim's own language client: opens a draft, waits for its diagnostics, asks what it is told to ask, applies a quick fix, and
-- writes down what came of it. The questions stand in the JSON file that WENHENG_QUESTIONS names; answers go to the file `answers` of it.

local questions = vim.fn.json_decode(vim.fn.readfile(vim.env.WENHENG_QUESTIONS))
local PATIENCE = 60000

local function write(answers)
  vim.fn.writefile({ vim.fn.json_encode(answers) }, questions.answers)
end

local function run()
  vim.o.hidden = true
  vim.cmd('edit ' .. vim.fn.fnameescape(questions.file))
  vim.bo.filetype = questions.filetype
  local id = vim.lsp.start_client({ name = 'wenheng', cmd = questions.command, root_dir = questions.root, init_options = questions.options })
  assert(id, 'the server does not start')
  vim.lsp.buf_attach_client(0, id)
  local client = vim.lsp.get_client_by_id(id)

  -- The position before the first `text` of the draft, or behind it, in UTF-16 units as the client counts them.
  local function position(text, behind)
    for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
      local first, last = line:find(text, 1, true)
      if first then
        local _, utf16 = vim.str_utfindex(line, behind and last or first - 1)
        return { line = row - 1, character = utf16 }
      end
    end
    error('not in the draft: ' .. text)
  end

  -- Presses Enter behind the line that holds `text`; gives the position on the new line.
  local function enter(text)
    local row = position(text).line + 1
    vim.api.nvim_buf_set_lines(0, row, row, false, { '' })
    return { line = row, character = 0 }
  end

  local function ask(question)
    local params = { textDocument = vim.lsp.util.make_text_document_params() }
    if question.at then params.position = position(question.at, question.behind) end
    if question.typed then params.position = enter(question.typed) end
    if question.positions then params.positions = vim.tbl_map(position, question.positions) end
    if question.over then
      local start, stop = position(question.over), position(question.over, true)
      params.range = { start = start, ['end'] = stop }
    end
    params = vim.tbl_extend('force', params, question.params or {})
    if question.withDiagnostics then params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0, params.range.start.line) } end
    local answer = vim.lsp.buf_request_sync(0, question.method, params, PATIENCE)
    assert(answer and answer[id], question.method .. ': no answer')
    assert(not answer[id].err, question.method .. ': ' .. vim.inspect(answer[id].err))
    return answer[id].result
  end

  -- What rests on the corpus is asked for again until it has been read.
  local function ask_until(question)
    local result
    local there = vim.wait(PATIENCE, function()
      result = ask(question)
      return result ~= nil and result ~= vim.NIL
    end, 50)
    assert(there, question.method .. ': nothing comes')
    return result
  end

  local shown = vim.wait(PATIENCE, function()
    return client.initialized and #vim.diagnostic.get(0) >= questions.diagnostics
  end, 20)
  assert(shown, 'no diagnostics')

  local answers = { capabilities = client.server_capabilities, diagnostics = vim.tbl_map(function(each) return each.message end, vim.diagnostic.get(0)), results = {} }
  for _, question in ipairs(questions.ask) do
    table.insert(answers.results, ask_until(question))
  end
  local fix = questions.fix
  for _, action in ipairs(ask({ method = 'textDocument/codeAction', over = fix.over, withDiagnostics = true })) do
    if action.title == fix.title then vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding) end
  end
  answers.fixed = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  vim.lsp.stop_client(id)
  vim.wait(PATIENCE, function() return vim.lsp.client_is_stopped(id) end, 20)
  answers.stopped = vim.lsp.client_is_stopped(id)
  return answers
end

local fine, answers = pcall(run)
write(fine and answers or { error = tostring(answers) })
vim.cmd('qall!')
